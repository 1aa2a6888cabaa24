package fr.honoraire.consultation;

import java.util.UUID;

/**
 * Somebody in a call, as the others' browsers see him.
 *
 * @param seat the page he is in with; another one means that he has reloaded it or changed machines
 */
record Peer(UUID id, String name, UUID seat) {}
