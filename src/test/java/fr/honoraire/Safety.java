package fr.honoraire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What keeps a browser safe, looked for in an answer: its headers, and that a page has nothing written into it that runs. */
final class Safety {

    /** Where scripts may come from besides ourselves: a host that serves whatever one uploads would undo the policy. */
    private static final Pattern OTHER_SCRIPTS =
            Pattern.compile("https://js\\.stripe\\.com|http://127\\.0\\.0\\.1:\\d+");

    private static final Pattern NONCE = Pattern.compile("'nonce-[A-Za-z0-9+/_-]{22,}={0,2}'");
    private static final Set<String> DIRECTIVES = Set.of(
            "default-src",
            "script-src",
            "style-src",
            "img-src",
            "font-src",
            "media-src",
            "connect-src",
            "frame-src",
            "form-action",
            "base-uri",
            "frame-ancestors",
            "manifest-src");

    private static final Map<String, Pattern> WRITTEN_IN = Map.of(
            "a script without a nonce", Pattern.compile("<script(?![^>]*\\snonce=\"[^\"]+\")[^>]*>"),
            "a script that is no file", Pattern.compile("<script(?![^>]*(\\ssrc=\"/|type=\"importmap\"))[^>]*>"),
            "a style sheet of its own", Pattern.compile("<style[\\s>]"),
            "a style attribute", Pattern.compile("<[^>]*\\sstyle\\s*=[^>]*>"),
            "a handler", Pattern.compile("<[^>]*\\s(on[a-z]+|hx-on[^=\\s]*)\\s*=[^>]*>"),
            "an address that runs",
                    Pattern.compile("(?i)(href|src|action|hx-[a-z]+)\\s*=\\s*[\"']?\\s*(javascript|js):"));

    private Safety() {}

    static List<String> missing(String path, Function<String, @Nullable String> header) {
        var isLink = path.matches("/(join|pay|invitations|signup/confirm|password/new|email/confirm)/.+");
        var mayFilm = path.startsWith("/join/") || path.endsWith("/room");
        var expected = Map.of(
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Referrer-Policy", isLink ? "no-referrer" : "same-origin",
                "Permissions-Policy", mayFilm ? "camera=(self)" : "camera=()",
                "Cache-Control", "no-store");
        var missing = new ArrayList<>(gaps(String.valueOf(header.apply("Content-Security-Policy"))));
        expected.forEach((name, value) -> {
            if (!String.valueOf(header.apply(name)).contains(value)) {
                missing.add(name + ": " + header.apply(name));
            }
        });
        return missing;
    }

    /** What Google's CSP Evaluator looks for: names misspelt, whatever lets in what is written into a page, hosts too wide. */
    private static List<String> gaps(String policy) {
        var directives = new HashMap<String, Set<String>>();
        for (var directive : policy.split(";", -1)) {
            var words = new ArrayList<>(List.of(directive.strip().split(" +", -1)));
            directives.put(words.removeFirst(), new HashSet<>(words));
        }
        var gaps = new ArrayList<String>();
        if (!directives.keySet().equals(DIRECTIVES)) {
            gaps.add("the policy has " + directives.keySet());
        }
        for (var closed : List.of("default-src", "base-uri", "frame-ancestors")) {
            if (!Set.of("'none'").equals(directives.get(closed))) {
                gaps.add(closed + " is " + directives.get(closed));
            }
        }
        directives.getOrDefault("script-src", Set.of("no script-src")).stream()
                .filter(source -> !"'strict-dynamic'".equals(source)
                        && !NONCE.matcher(source).matches()
                        && !OTHER_SCRIPTS.matcher(source).matches())
                .forEach(source -> gaps.add("scripts from " + source));
        if (policy.matches(".*(\\*|'unsafe|https?:[ ;]).*")
                || !NONCE.matcher(policy).find()) {
            gaps.add("a policy that lets in what is written into the page: " + policy);
        }
        return gaps;
    }

    /** What the policy would keep from running, or what would run in a browser that knows of none. */
    static List<String> writtenIn(String page) {
        var found = new ArrayList<String>();
        WRITTEN_IN.forEach((what, pattern) -> {
            var matcher = pattern.matcher(page);
            if (matcher.find()) {
                found.add(what + ": " + matcher.group());
            }
        });
        return found;
    }
}
