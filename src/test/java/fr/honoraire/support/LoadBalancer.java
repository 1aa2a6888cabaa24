package fr.honoraire.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small one: each connection goes to the first node that takes it. */
public final class LoadBalancer implements AutoCloseable {

    private static final String BAD_GATEWAY =
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket door;
    private final List<Integer> ports;
    private volatile boolean isRefusing;

    private LoadBalancer(ServerSocket door, List<Integer> ports) {
        this.door = door;
        this.ports = ports;
    }

    public static LoadBalancer before(Integer... ports) throws IOException {
        var balancer = new LoadBalancer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), List.of(ports));
        Thread.ofVirtual().name("load-balancer").start(balancer::accept);
        return balancer;
    }

    public String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var browser = door.accept();
                Thread.ofVirtual().start(() -> serve(browser));
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a load balancer does that has not found another node yet. */
    public void answerBadGateway(boolean refuse) {
        isRefusing = refuse;
    }

    private void serve(Socket browser) {
        if (isRefusing) {
            refuse(browser);
        } else {
            pass(browser);
        }
    }

    private static void refuse(Socket browser) {
        try (browser) {
            browser.getOutputStream().write(BAD_GATEWAY.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // Then it need not be told.
        }
    }

    private void pass(Socket browser) {
        try (browser;
                var node = firstThatAnswers()) {
            var back = Thread.ofVirtual().start(() -> pump(node, browser));
            pump(browser, node);
            back.join();
        } catch (IOException nobodyThere) {
            // The browser sees a closed connection, and tries again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket firstThatAnswers() throws IOException {
        for (var port : ports) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException dead) {
                // The next one, then.
            }
        }
        throw new IOException("no node answers");
    }

    /** One way, until either end closes; then both do. */
    @SuppressWarnings("try") // Closed together: a half-open connection would never end.
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream());
        } catch (IOException cut) {
            // As when the other end closes.
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        var piece = new byte[8192];
        for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
