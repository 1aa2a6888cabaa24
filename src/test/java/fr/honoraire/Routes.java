package fr.honoraire;

import fr.honoraire.shared.security.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * Every address there is, and who comes in: all ({@code open}), whoever has the link ({@code link}), whoever has
 * given his password ({@code step}), whoever is signed in ({@code everyone}), the practitioner alone ({@code owner}), or he
 * and those with one of these rights.
 */
final class Routes {

    static final List<Row> ALL = """
            open                   GET  /
            everyone               POST /account/acting
            everyone               POST /account/acting/leave
            BANK                   GET  /account/bank
            BANK                   GET  /account/bank/expired
            BANK                   POST /account/bank/onboarding
            BANK                   POST /account/bank/refresh
            BANK                   GET  /account/bank/return
            everyone               GET  /account/email
            everyone               POST /account/email
            everyone               GET  /account/factors
            everyone               GET  /account/factors/app
            everyone               POST /account/factors/app
            everyone               POST /account/factors/app/remove
            everyone               POST /account/factors/codes
            everyone               POST /account/factors/passkeys
            everyone               POST /account/factors/passkeys/new
            everyone               POST /account/factors/passkeys/options
            everyone               POST /account/factors/passkeys/remove
            everyone               POST /account/factors/passkeys/rename
            owner                  GET  /account/notifications
            owner                  POST /account/notifications
            everyone               GET  /account/password
            everyone               POST /account/password
            owner                  GET  /account/profile
            owner                  POST /account/profile
            everyone               GET  /account/security
            everyone               POST /account/security/sessions/end
            everyone               POST /account/security/sessions/end-all
            owner                  GET  /account/settings
            owner                  POST /account/settings
            owner                  POST /account/settings/habits
            owner                  POST /account/settings/mandate
            everyone               GET  /account/teams
            owner                  POST /account/teams
            owner                  GET  /account/teams/journal
            owner                  GET  /account/teams/members/{id}
            owner                  POST /account/teams/members/{id}
            owner                  POST /account/teams/members/{id}/end
            owner                  POST /account/teams/members/{id}/invitation
            owner                  GET  /account/teams/{id}
            owner                  POST /account/teams/{id}
            owner                  GET  /account/teams/{teamId}/members/new
            owner                  POST /account/teams/{teamId}/members/new
            EXPORT&SEE_AMOUNTS     GET  /accounting.zip
            everyone               GET  /consultations
            PLAN                   GET  /consultations/new
            PLAN                   POST /consultations/new
            PLAN|CALL              GET  /consultations/waiting
            PLAN|CALL              GET  /consultations/waiting/notice
            BILL                   GET  /consultations/{consultationId}/participants/{participantId}/bill
            BILL                   POST /consultations/{consultationId}/participants/{participantId}/bill
            BILL                   POST /consultations/{consultationId}/participants/{participantId}/bill/preview
            BILL                   GET  /consultations/{consultationId}/participants/{participantId}/bill/replace
            PLAN|CALL|SEE_AMOUNTS  GET  /consultations/{id}
            PLAN                   GET  /consultations/{id}/cancel
            PLAN                   POST /consultations/{id}/cancel
            CALL                   POST /consultations/{id}/end
            PLAN|CALL|SEE_AMOUNTS  GET  /consultations/{id}/events
            SEE_AMOUNTS            GET  /consultations/{id}/money
            PLAN                   GET  /consultations/{id}/move
            PLAN                   POST /consultations/{id}/move
            CALL                   POST /consultations/{id}/participants/{participantId}/admit
            CALL                   POST /consultations/{id}/participants/{participantId}/send-away
            CALL                   POST /consultations/{id}/participants/{participantId}/send-back
            CALL                   GET  /consultations/{id}/room
            CALL                   POST /consultations/{id}/room/enter
            CALL                   GET  /consultations/{id}/room/events
            CALL                   POST /consultations/{id}/room/here
            CALL                   GET  /consultations/{id}/room/presence
            CALL                   GET  /consultations/{id}/roster
            CALL                   POST /consultations/{id}/seat
            CALL                   POST /consultations/{id}/signals
            SEE_AMOUNTS            GET  /disputes
            everyone               GET  /disputes/banner
            SEE_AMOUNTS            GET  /disputes/{id}
            SEE_AMOUNTS            GET  /disputes/{id}/dossier
            open                   GET  /email/confirm/{key}
            open                   POST /email/confirm/{key}
            open                   GET  /help
            open                   GET  /help/facturer
            open                   GET  /help/programmer
            open                   GET  /help/se-connecter
            open                   GET  /help/visioconference
            link                   GET  /invitations/{link}
            link                   POST /invitations/{link}
            everyone               GET  /invitations/{link}/join
            everyone               POST /invitations/{link}/join
            link                   GET  /join/{link}
            link                   GET  /join/{link}/due
            link                   POST /join/{link}/enter
            link                   GET  /join/{link}/events
            link                   POST /join/{link}/here
            link                   POST /join/{link}/leave
            link                   GET  /join/{link}/roster
            link                   POST /join/{link}/seat
            link                   POST /join/{link}/signals
            link                   GET  /join/{link}/state
            everyone               GET  /live
            PLAN|CALL|SEE_AMOUNTS  GET  /monitoring
            EXPORT                 GET  /monitoring.csv
            SEE_AMOUNTS            GET  /notes/{id}
            open                   GET  /password/forgotten
            open                   POST /password/forgotten
            open                   GET  /password/new/{key}
            open                   POST /password/new/{key}
            open                   GET  /password/sent
            owner                  GET  /patients/{id}
            owner                  POST /patients/{id}/erase
            owner                  GET  /patients/{id}/export
            link                   GET  /pay/{link}
            link                   POST /pay/{link}/check
            link                   GET  /pay/{link}/credit-notes/{id}
            link                   GET  /pay/{link}/events
            link                   POST /pay/{link}/form
            link                   GET  /pay/{link}/note
            link                   GET  /pay/{link}/state
            BILL                   GET  /payments/{id}/cancel
            BILL                   POST /payments/{id}/cancel
            BILL                   POST /payments/{id}/requests
            BILL                   GET  /payments/{id}/settle
            BILL                   POST /payments/{id}/settle
            REFUND                 GET  /payments/{paymentId}/refunds
            REFUND                 POST /payments/{paymentId}/refunds
            REFUND                 POST /payments/{paymentId}/refunds/check
            SEE_AMOUNTS            GET  /payouts
            SEE_AMOUNTS            GET  /payouts/next
            SEE_AMOUNTS            GET  /payouts/{id}
            EXPORT&SEE_AMOUNTS     GET  /payouts/{id}.csv
            REFUND                 GET  /refunds/{id}/otherwise
            REFUND                 POST /refunds/{id}/otherwise
            REFUND                 POST /refunds/{id}/repeat
            open                   GET  /signin
            everyone               POST /signin/again
            step                   GET  /signin/enrol
            step                   GET  /signin/enrol/app
            step                   POST /signin/enrol/app
            step                   POST /signin/enrol/passkey
            step                   POST /signin/enrol/passkey/options
            step                   GET  /signin/factor
            step                   POST /signin/factor
            open                   POST /signin/passkey
            open                   POST /signin/passkey/options
            open                   GET  /signin/psc/failed
            open                   GET  /signin/psc/link
            open                   POST /signin/psc/link
            open                   GET  /signin/psc/unknown
            step                   GET  /signin/recovery
            step                   POST /signin/recovery
            open                   POST /signin/refused
            open                   GET  /signup
            open                   POST /signup
            open                   GET  /signup/confirm/{key}
            open                   POST /signup/confirm/{key}
            open                   GET  /signup/sent
            open                   POST /webhooks/stripe""".lines().map(Row::of).toList();

    private static final Pattern PLACE = Pattern.compile("([^/]+)/\\{[a-zA-Z]+}");

    private Routes() {}

    /** One line of the table. */
    record Row(String who, HttpMethod method, String path) {

        static Row of(String line) {
            var parts = line.strip().split(" +", 3);
            return new Row(parts[0], HttpMethod.valueOf(parts[1]), parts[2]);
        }

        boolean isInside() {
            return !Set.of("open", "link", "step").contains(who);
        }

        boolean isSomebodys() {
            return isInside() && path.contains("{") && !path.startsWith("/invitations/");
        }

        /** Whether a member with these rights, and no others, comes in. */
        boolean lets(Set<Right> rights) {
            if (Set.of("everyone", "owner").contains(who)) {
                return "everyone".equals(who);
            }
            var parts = who.split("&", 2);
            return Stream.of(parts[0].split("\\|", -1)).map(Right::valueOf).anyMatch(rights::contains)
                    && (parts.length == 1 || rights.contains(Right.valueOf(parts[1])));
        }
    }

    /** The row's address, with these ids in it, each by what stands before it in the path. */
    static String address(Row row, Map<String, String> their) {
        return PLACE.matcher(row.path())
                .replaceAll(place -> place.group(1) + "/"
                        + their.getOrDefault(place.group(1), UUID.randomUUID().toString()));
    }
}
