package fr.honoraire.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A browser that receives a file slowly, and may go away in the middle: it closes the line as a lost network does. */
public final class Reader implements AutoCloseable {

    private static final int SMALL = 8 * 1024;
    private static final String END = "\r\n0\r\n\r\n";

    /** Between two pieces stands how long the next is. */
    private static final String FRAME = "\r\n[0-9a-f]{1,6}\r\n";

    private final Socket socket = new Socket();
    private String last = "";

    private Reader() {}

    public static Reader of(Visitor visitor, String path) throws IOException {
        var reader = new Reader();
        URI site = visitor.site();
        reader.socket.setReceiveBufferSize(SMALL);
        reader.socket.setSoLinger(true, 0);
        reader.socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
        var request = "GET " + path + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\nAccept: text/html\r\nCookie: "
                + visitor.cookies() + "\r\nConnection: close\r\n\r\n";
        reader.socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return reader;
    }

    /** What comes first, headers and all. */
    public String some(int bytes) throws IOException {
        return new String(in().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Everything that is still to come. */
    public String rest() throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            in().transferTo(all);
        } catch (SocketException cutOff) {
            // What came before counts.
        }
        last = all.toString(StandardCharsets.ISO_8859_1);
        var pieces = last.replaceAll(FRAME, "").getBytes(StandardCharsets.ISO_8859_1);
        return new String(pieces, StandardCharsets.UTF_8);
    }

    /** Whether the answer has ended as a whole one does. */
    public boolean isWhole() {
        return last.endsWith(END);
    }

    private InputStream in() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
