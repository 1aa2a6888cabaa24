package fr.honoraire.shared.scope;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the link in an address, for the filters that have to know it before its page does. */
@Component
public class LinkReader {

    private final List<LinkOwner> owners;
    private final SignedLinks links;

    LinkReader(List<LinkOwner> owners, SignedLinks links) {
        this.owners = owners;
        this.links = links;
    }

    /** Nothing if such addresses have no link in them. */
    public Optional<ReadLink> in(String path) {
        return owners.stream()
                .filter(owner -> path.startsWith(owner.path()))
                .findFirst()
                .map(owner -> read(owner, path.substring(owner.path().length())));
    }

    private ReadLink read(LinkOwner owner, String rest) {
        var link = rest.split("/", 2)[0];
        return new ReadLink(owner, idIn(link, owner.right()), link.length() == rest.length());
    }

    private @Nullable UUID idIn(String link, SignedLinks.Right right) {
        try {
            return links.read(right, link).id();
        } catch (NotFound neverOurs) {
            return null;
        }
    }

    /**
     * A link as it stands in an address.
     *
     * @param id what it names, if we ever signed it
     * @param isWhole whether it is the page itself, and not one of its parts
     */
    public record ReadLink(LinkOwner owner, @Nullable UUID id, boolean isWhole) {

        public boolean isGenuine() {
            return id != null;
        }

        /** Whose rows its pages are about. */
        public Scope scope() {
            return Optional.ofNullable(id)
                    .flatMap(named -> Scope.system("whose link").call(() -> owner.practitionerOf(named)))
                    .map(Scope::of)
                    .orElseGet(Scope::nobody);
        }
    }
}
