package fr.honoraire.support;

import com.icegreen.greenmail.util.GreenMail;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A page on which a newcomer reads the e-mails the application has sent: none of them has left this machine. */
final class InboxPage {

    private static final String PAGES_MAY = "default-src 'none'; style-src 'self'; frame-src 'self'";
    private static final String MAILS_MAY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Supplier<GreenMail> mailbox;
    private final HttpServer server;

    private InboxPage(Supplier<GreenMail> mailbox, HttpServer server) {
        this.mailbox = mailbox;
        this.server = server;
    }

    static InboxPage start(Supplier<GreenMail> mailbox, int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var page = new InboxPage(mailbox, server);
            server.createContext("/", page::answer);
            server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        switch (path.length) {
            case 0 -> page(exchange, InboxHtml.list(all()));
            case 2 -> file(exchange, path[1]);
            case 3, 4 -> message(exchange, path);
            default -> notFound(exchange);
        }
    }

    private static void file(HttpExchange exchange, String name) throws IOException {
        switch (name) {
            case "codes" -> page(exchange, CodesHtml.page());
            case "inbox.css" -> style(exchange);
            default -> notFound(exchange);
        }
    }

    private static void style(HttpExchange exchange) throws IOException {
        try (var style = InboxPage.class.getResourceAsStream("/inbox/inbox.css")) {
            send(
                    exchange,
                    200,
                    "text/css; charset=utf-8",
                    PAGES_MAY,
                    style == null ? new byte[0] : style.readAllBytes());
        }
    }

    private void message(HttpExchange exchange, String[] path) throws IOException {
        var found = find(path[2]);
        if (!"messages".equals(path[1]) || found.isEmpty()) {
            notFound(exchange);
        } else if (path.length == 3) {
            page(exchange, InboxHtml.message(found.get()));
        } else if ("html".equals(path[3])) {
            send(exchange, 200, "text/html; charset=utf-8", MAILS_MAY, InboxHtml.framed(found.get()));
        } else {
            attachment(exchange, found.get(), path[3]);
        }
    }

    private static void attachment(HttpExchange exchange, ReceivedMail mail, String name) throws IOException {
        var content = mail.attachments().get(name);
        if (content == null) {
            notFound(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"" + name + "\"");
        send(exchange, 200, "application/octet-stream", PAGES_MAY, content);
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        send(
                exchange,
                404,
                "text/html; charset=utf-8",
                PAGES_MAY,
                InboxHtml.notFound().getBytes(StandardCharsets.UTF_8));
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        send(exchange, 200, "text/html; charset=utf-8", PAGES_MAY, html.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The newest first. */
    private List<ReceivedMail> all() {
        return Arrays.stream(mailbox.get().getReceivedMessages())
                .map(ReceivedMail::of)
                .sorted(Comparator.comparing(ReceivedMail::at).reversed())
                .collect(Collectors.toList());
    }

    private Optional<ReceivedMail> find(String key) {
        return all().stream().filter(mail -> mail.key().equals(key)).findFirst();
    }
}
