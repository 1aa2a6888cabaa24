package fr.honoraire.shared.security;

/** Knows what everyone may do, as of now: a right taken away is gone with the next request. */
public interface RightsRegister {

    Rights of(SignedIn somebody);
}
