package fr.honoraire.consultation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page needs to call the others.
 *
 * @param me how the others know it
 * @param seat the page that speaks for it now; if that is another one, this one has been taken over from
 * @param peers who is in the call just now, with the page he is in with
 * @param ice how to find a way to them
 */
record Roster(UUID me, @Nullable UUID seat, List<Peer> peers, IceServers.Configuration ice) {}
