package fr.honoraire.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody with a browser of his own, without JavaScript: keeps cookies, sends forms with their token, follows nothing. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

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

    /** A page that asks for a form is open to visitors; the others have one for signing out. */
    private String token() {
        var page = TOKEN.matcher(get("/signup").body());
        if (page.find()) {
            return page.group(1);
        }
        var own = TOKEN.matcher(get("/account/profile").body());
        if (own.find()) {
            return own.group(1);
        }
        throw new IllegalStateException("no page has a form");
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
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
