package fr.honoraire.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of his own, without JavaScript: keeps cookies, sends forms with their token, follows nothing. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    private static final Pattern LOCKED = Pattern.compile("name=\"locked\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

    private final URI site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final Map<String, String> headers = new HashMap<>();

    public Visitor(URI site) {
        this(site, "127.0.0.1");
    }

    /** @param from which of this machine's own addresses he comes from */
    public Visitor(URI site, String from) {
        this.site = site;
        this.client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(from))
                .cookieHandler(cookies)
                .build();
    }

    /** From now on he says this of himself, too. */
    public Visitor saying(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(site.resolve(path)).header("Accept", "text/html"));
    }

    /** Receives a file of any size, piece by piece. */
    public HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(site.resolve(path)).build(), BodyHandlers.ofInputStream());
    }

    /** With his password, and the code his telephone shows; both are right. */
    public Visitor signIn(Practice practice) {
        var password = post("/signin", "email=" + typed(practice.email()) + "&password=" + typed(practice.password()));
        assertThat(location(password)).isEqualTo("/signin/factor");
        assertThat(location(giveCode(practice.email()))).isNotEmpty();
        return this;
    }

    /** Links an application on his telephone, as whoever has just signed up is asked to. */
    public HttpResponse<String> enrol(String email) {
        var page = get("/signin/enrol/app").body();
        var telephone = Authenticator.give(email, found(SECRET, page));
        return post("/signin/enrol/app", "locked=" + found(LOCKED, page) + "&code=" + telephone.next());
    }

    /** Gives the code his telephone shows, after the password. */
    public HttpResponse<String> giveCode(String email) {
        return post("/signin/factor", "code=" + Authenticator.of(email).next());
    }

    private static String found(Pattern what, String page) {
        var matcher = what.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no " + what);
        }
        return matcher.group(1);
    }

    /** Sends a form whose token stands in a page he may open. */
    public HttpResponse<String> post(String path, String form) {
        return postWithoutToken(path, form + "&_csrf=" + token());
    }

    public HttpResponse<String> postWithoutToken(String path, String form) {
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** As a form sends it. */
    public static String typed(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Every page has it, and this one is open to all. */
    private String token() {
        return found(TOKEN, get("/help").body());
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** All of them, as a request has them. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    URI site() {
        return site;
    }

    /** Where an answer sends him, without the site's own name. */
    public static String location(HttpResponse<String> answer) {
        var location = URI.create(answer.headers().firstValue("Location").orElse(""));
        return location.getQuery() == null ? location.getPath() : location.getPath() + "?" + location.getQuery();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
