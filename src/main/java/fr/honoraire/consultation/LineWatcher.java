package fr.honoraire.consultation;

import fr.honoraire.shared.live.LiveWatcher;

/**
 * Counts one browser line of somebody. That a beat could be sent proves little, for a dead line swallows it for minutes:
 * after the first, only the browser's own answers count.
 */
class LineWatcher implements LiveWatcher {

    private final Runnable connected;
    private final Runnable disconnected;
    private boolean isCounted;

    LineWatcher(Runnable connected, Runnable disconnected) {
        this.connected = connected;
        this.disconnected = disconnected;
    }

    @Override
    public void present() {
        if (!isCounted) {
            connected.run();
            isCounted = true;
        }
    }

    @Override
    public void gone() {
        if (isCounted) {
            disconnected.run();
        }
    }
}
