package fr.honoraire.shared.live;

/** Whoever wants to know that a browser is there. Called outside any transaction, from the stream's own thread. */
public interface LiveWatcher {

    /** Nobody wants to know. */
    LiveWatcher NOBODY = new LiveWatcher() {};

    /** The browser has connected, or was still there some seconds later. */
    default void present() {}

    /** The browser has gone, or its line is cut. */
    default void gone() {}
}
