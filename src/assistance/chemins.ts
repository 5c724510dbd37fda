export const chemin = '/administration/assistance'
