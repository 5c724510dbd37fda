export const politiqueAttendue: Record<string, string> = {}
