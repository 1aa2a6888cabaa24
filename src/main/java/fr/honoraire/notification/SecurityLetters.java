package fr.honoraire.notification;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.AccountLink;
import fr.honoraire.practitioner.AccountLinks;
import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.SecurityNews;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What people are told of how they sign in. Whether an address is known is found out here, when the e-mail leaves, and said
 * to the owner of the address alone. No name is used: whoever asked may have typed anything.
 */
@Component
class SecurityLetters {

    private final AccountLinks links;
    private final AccountService accounts;
    private final HonoraireProperties properties;
    private final French french;
    private final Words words;

    SecurityLetters(
            AccountLinks links, AccountService accounts, HonoraireProperties properties, French french, Words words) {
        this.links = links;
        this.accounts = accounts;
        this.properties = properties;
        this.french = french;
        this.words = words;
    }

    /** How the keys of such news begin. */
    static String prefix(SecurityNews.What what) {
        return word(what) + ":";
    }

    private static String word(SecurityNews.What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return nothing if the address is not for it, or the link is no longer wanted */
    Optional<Letter> link(EmailMessage message) {
        return links.asked(Objects.requireNonNull(message.matterId())).flatMap(this::letter);
    }

    private Optional<Letter> letter(AccountLink link) {
        var isKnown = accounts.isKnown(link.email());
        return switch (link.purpose()) {
            case SIGN_UP -> Optional.of(isKnown ? letter("taken", forgotten()) : letter("signup", follow(link)));
            case PASSWORD -> isKnown ? Optional.of(letter("password", follow(link))) : Optional.empty();
            case EMAIL -> Optional.of(isKnown ? letter("taken", forgotten()) : letter("email", follow(link)));
        };
    }

    private URI follow(AccountLink link) {
        return properties.address(link.purpose().path() + links.key(link));
    }

    Optional<Letter> news(EmailMessage message) {
        var what = Arrays.stream(SecurityNews.What.values())
                .filter(news -> message.onceKey().startsWith(prefix(news)))
                .findFirst()
                .orElseThrow();
        var action = switch (what) {
            case PASSWORD_CHANGED -> forgotten();
            case EMAIL_CHANGE_ASKED -> properties.address("/account/security");
            case EMAIL_CHANGED -> properties.address("/help");
            case APP_LINKED, APP_REMOVED, PASSKEY_ADDED, PASSKEY_REMOVED, CODES_RENEWED, RECOVERY_CODE_USED ->
                properties.address("/account/factors");
        };
        var when = new Fact(words.of("security.when"), french.longMoment(message.createdAt()));
        return Optional.of(letter(word(what), action, List.of(when)));
    }

    private URI forgotten() {
        return properties.address("/password/forgotten");
    }

    private Letter letter(String kind, URI link) {
        return letter(kind, link, List.of());
    }

    private Letter letter(String kind, URI link, List<Fact> facts) {
        return new Letter(
                words.of("security." + kind + ".subject"),
                words.of("security." + kind + ".preheader"),
                words.of("security.greeting"),
                List.of(words.of("security." + kind + ".opening")),
                facts,
                new Action(words.of("security." + kind + ".action"), link),
                List.of(words.of("security." + kind + ".closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }
}
