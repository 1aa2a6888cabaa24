package fr.honoraire.practitioner.factor;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A QR code as a page draws it.
 *
 * @param size how many squares a side has, the white border included
 * @param path the black squares, as the data of an SVG path
 */
public record QrPicture(int size, String path) {

    private static final int BORDER = 4;

    static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = IntStream.range(0, code.size)
                .boxed()
                .flatMap(y -> IntStream.range(0, code.size)
                        .filter(x -> code.getModule(x, y))
                        .mapToObj(x -> "M%d,%dh1v1h-1z".formatted(x + BORDER, y + BORDER)))
                .collect(Collectors.joining());
        return new QrPicture(code.size + 2 * BORDER, path);
    }
}
