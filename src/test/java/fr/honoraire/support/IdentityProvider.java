package fr.honoraire.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pro Santé Connect in small: OpenID Connect with a code, PKCE and signed tokens. Whoever is next is who comes in. */
public final class IdentityProvider {

    public static final String CLIENT = "honoraire";
    public static final String SECRET = "only-for-tests";

    private final HttpServer server;
    private final URI issuer;
    private final RSAKey key = newKey();
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();
    private final Map<String, Person> tokens = new ConcurrentHashMap<>();
    private volatile Person next = new Person("nobody", "", null);
    private volatile Mischief mischief = Mischief.NONE;
    private volatile Map<String, String> asked = Map.of();

    /**
     * Who comes in.
     *
     * @param subject the provider's name for him
     * @param number his national number
     * @param level how surely he was identified
     */
    public record Person(
            String subject, String number, @Nullable String level) {}

    /** What may be wrong with what it answers. */
    public enum Mischief {
        NONE,
        ANOTHER_NONCE,
        ANOTHER_KEY,
        ANOTHER_CLIENT
    }

    private record Granted(Map<String, String> asked, Person person) {}

    private IdentityProvider(HttpServer server) {
        this.server = server;
        this.issuer = URI.create("http://localhost:" + server.getAddress().getPort());
        answer("/.well-known/openid-configuration", request -> description());
        answer("/keys", request -> new JWKSet(key.toPublicJWK()).toString());
        answer("/token", this::token);
        answer("/userinfo", this::userInfo);
        server.createContext("/authorize", this::authorize);
    }

    static IdentityProvider start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new IdentityProvider(server);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI issuer() {
        return issuer;
    }

    /** Whoever asks from now on is this person, and all is well. */
    public void next(Person person) {
        next = person;
        mischief = Mischief.NONE;
    }

    public void misbehave(Mischief how) {
        mischief = how;
    }

    /** What the application asked for last. */
    public Map<String, String> asked() {
        return asked;
    }

    private String description() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "userinfo_endpoint": "%1$s/userinfo", "jwks_uri": "%1$s/keys", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
                 "token_endpoint_auth_methods_supported": ["client_secret_basic"]}""".formatted(issuer);
    }

    /** A page, as people see one: the link on it says who one is. */
    private void authorize(HttpExchange exchange) throws IOException {
        asked = form(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, new Granted(asked, next));
        var back = asked.get("redirect_uri") + "?code=" + code + "&amp;state="
                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
        send(exchange, 200, "text/html; charset=utf-8", """
                <!DOCTYPE html><html lang="fr"><title>Pro Santé Connect</title>
                <h1>Pro Santé Connect</h1><a href="%s">Je m’identifie</a></html>""".formatted(back));
    }

    private String token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var granted = codes.remove(String.valueOf(form.get("code")));
        var basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (granted == null
                || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !Objects.equals(granted.asked().get("redirect_uri"), form.get("redirect_uri"))
                || !challenge(form.get("code_verifier")).equals(granted.asked().get("code_challenge"))) {
            throw new IllegalArgumentException("invalid_grant");
        }
        var access = UUID.randomUUID().toString();
        tokens.put(access, granted.person());
        return """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}""".formatted(access, idToken(granted));
    }

    private String idToken(Granted granted) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject(granted.person().subject())
                .audience(mischief == Mischief.ANOTHER_CLIENT ? "somebody-else" : CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim(
                        "nonce",
                        mischief == Mischief.ANOTHER_NONCE
                                ? "another"
                                : granted.asked().get("nonce"))
                .claim("acr", granted.person().level())
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(mischief == Mischief.ANOTHER_KEY ? newKey() : key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String userInfo(HttpExchange exchange) {
        var bearer = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        var person = tokens.remove(bearer);
        if (person == null) {
            throw new IllegalArgumentException("invalid_token");
        }
        return """
                {"sub": "%s", "SubjectNameID": "%s", "family_name": "MARTIN"}""".formatted(person.subject(), person.number());
    }

    private static String challenge(@Nullable String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first,
                        HashMap::new));
    }

    /** Makes an answer. */
    private interface Answer {
        String to(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try {
                send(exchange, 200, "application/json", answer.to(exchange));
            } catch (RuntimeException refused) {
                send(exchange, 400, "application/json", "{\"error\": \"invalid_grant\"}");
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange;
                var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
