package fr.honoraire.shared.live;

/** What one node tells the browsers of all: where, what sort of change, and perhaps what itself. */
record LiveMessage(String topic, String kind, String body) {}
