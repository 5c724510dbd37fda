const enListe = (texte: string): readonly string[] => texte.trim().split(/,\s*/)

export const prenomsFeminins = enListe(`
Marie, Nathalie, Isabelle, Sylvie, Catherine, Françoise, Valérie, Sandrine, Stéphanie, Céline, Sophie, Laurence, Véronique, Christine,
Julie, Aurélie, Émilie, Camille, Laura, Élodie, Sarah, Pauline, Marine, Manon, Léa, Chloé, Emma, Inès, Jade, Louise, Alice, Lina,
Anaïs, Mélanie, Caroline, Virginie, Delphine, Karine, Corinne, Brigitte, Martine, Monique, Anne, Hélène, Cécile, Claire, Florence,
Agnès, Béatrice, Élise, Estelle, Fanny, Gaëlle, Maëlle, Solène, Axelle, Noémie, Océane, Margaux, Justine, Charlotte, Mathilde,
Clémence, Juliette, Victoire, Apolline, Capucine, Éléonore, Héloïse, Joséphine, Zoé, Maëva, Priscilla, Leïla, Yasmine, Fatima,
Fatoumata, Aïcha, Aminata, Mariam, Khadija, Samira, Nadia, Nawel, Rachida, Karima, Malika, Souad, Zohra, Hafsa, Salma, Soraya, Dounia,
Awa, Bintou, Ndeye, Rokhaya, Oumou, Adama, Thi-Mai, Linh, Kim-Anh, Mei, Xia, Sokha, Elif, Ayşe, Zeynep, Katarzyna, Agnieszka, Ioana,
Elena, Olga, Svetlana, Ana, Inês, Beatriz, Carmen, Pilar, Dolores, Maria, Giulia, Francesca, Chiara, Anne-Sophie, Marie-Claude,
Marie-Line, Anne-Laure, Marie-Thérèse, Rose-Marie, Anne-Gaëlle, Maud, Morgane, Nolwenn, Rozenn, Mireille, Magali, Mireia, Bernadette,
Colette, Danièle, Évelyne, Ghislaine, Jocelyne, Josiane, Lucie, Muriel, Odile, Patricia, Régine, Sabrina, Séverine, Sonia, Tiphaine,
Vanessa, Vinciane, Yvette, Amélie, Audrey, Bérengère, Blandine, Coralie, Domitille, Ingrid, Jessica, Laëtitia, Ludivine
`)

export const prenomsMasculins = enListe(`
Jean, Pierre, Michel, Philippe, Nicolas, Christophe, Patrick, Laurent, Frédéric, Stéphane, Pascal, Éric, David, Olivier, Thierry,
Julien, Sébastien, Alexandre, Thomas, Guillaume, Antoine, Maxime, Romain, Benjamin, Mathieu, Clément, Florian, Quentin, Hugo, Lucas,
Louis, Gabriel, Arthur, Jules, Adrien, Vincent, Jérôme, Bruno, Franck, Didier, Alain, Bernard, Gérard, Daniel, Jacques, Claude,
François, André, Marc, Serge, Dominique, Yves, Gilles, Hervé, Loïc, Joël, Benoît, Rémi, Cédric, Fabien, Fabrice, Ludovic, Damien,
Arnaud, Xavier, Emmanuel, Raphaël, Samuel, Simon, Paul, Martin, Théo, Nathan, Enzo, Léo, Noah, Timothée, Valentin, Victor, Baptiste,
Bastien, Corentin, Dorian, Étienne, Félix, Gaspard, Ismaël, Joachim, Kévin, Maël, Noël, Octave, Pacôme, Renaud, Tanguy, Ulysse,
Yann, Zacharie, Mohamed, Ahmed, Karim, Mehdi, Rachid, Said, Youssef, Bilal, Hamza, Omar, Khaled, Nabil, Sofiane, Farid, Mamadou,
Ousmane, Ibrahima, Cheikh, Moussa, Amadou, Boubacar, Seydou, Kofi, Désiré, Minh, Tuan, Wei, Jun, Mehmet, Emre, Piotr, Tomasz, Andrei,
Mihai, Dimitri, Ivan, João, Tiago, Carlos, Miguel, Jordi, Giovanni, Marco, Luca, Jean-Baptiste, Jean-Luc, Jean-Marc, Jean-Pierre,
Pierre-Yves, Marc-Antoine, Jean-Philippe, Paul-Henri, Gwenaël, Erwan, Ronan, Aurélien, Anthony, Boris, Cyril, Denis, Édouard,
Gaëtan, Grégory, Henri, Ignace, Jean-Noël, Lionel, Mickaël, Norbert, Régis, Roland, Sylvain, Tristan, Wilfried
`)
