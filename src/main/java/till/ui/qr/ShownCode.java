package till.ui.qr;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import till.domain.PayCode;
import till.domain.Problem;
import till.domain.Result;
import till.ui.Outside;
import till.ui.kit.QrCode;
import till.ui.kit.SafePicture;

/** How a pay code comes before the customer. */
public sealed interface ShownCode {
    /** Many times what the picture of a code needs, and 16 MiB unpacked. */
    int MOST_PIXELS = 4_000_000;

    /** A code of our own drawing. @param link whether it is also a page to open */
    record Drawn(QrCode code, boolean link) implements ShownCode {}

    /** The gateway's own picture, where it could not be read and drawn again. */
    record Picture(SafePicture picture) implements ShownCode {}

    /** A form for the browser. */
    record Form(String html) implements ShownCode {}

    /** Text for somebody to copy. @param why the text key of what to say about it */
    record Raw(String text, String why) implements ShownCode {}

    /** The gateway said that nothing is to be shown. */
    record Nothing() implements ShownCode {}

    /**
     * Works out how to show a code; may fetch a picture, so never on the FX thread.
     *
     * @param gateway whose code it is: pictures are fetched from its own hosts only
     */
    static ShownCode of(PayCode code, String gateway, Outside.Pictures pictures) {
        return atOnce(code).orElseGet(() -> picture(code.text(), () -> pictures.fetch(gateway, code.text())));
    }

    /** How to show a code that nothing has to be fetched for; empty for a picture. */
    static Optional<ShownCode> atOnce(PayCode code) {
        return switch (code.kind()) {
            case QR -> Optional.of(drawn(code.text(), false));
            case LINK -> Optional.of(drawn(code.text(), true));
            case QR_IMAGE -> Optional.empty();
            case FORM -> Optional.of(new Form(code.text()));
            case TEXT -> Optional.of(new Raw(code.text(), "code.raw.text"));
            case APP -> Optional.of(new Raw(code.text(), "code.raw.app"));
            case NONE -> Optional.of(new Nothing());
        };
    }

    /** Opens the page or the form that a code stands for; true, so that it can be run in the background. */
    default boolean openIn(Outside.Browser browser, PayCode code) throws IOException {
        if (this instanceof Form(var html)) {
            browser.openForm(html);
        } else {
            browser.open(code.text());
        }
        return true;
    }

    private static ShownCode drawn(String text, boolean link) {
        return QrCode.of(text)
                .<ShownCode>map(code -> new Drawn(code, link))
                .orElseGet(() -> new Raw(text, "code.raw.unreadable"));
    }

    private static ShownCode picture(String address, Supplier<Result<byte[]>> fetched) {
        return switch (fetched.get().then(bytes -> SafePicture.of(bytes, MOST_PIXELS))) {
            case Result.Failed<SafePicture>(var problem) -> new Raw(address, stem(problem));
            case Result.Done<SafePicture>(var picture) ->
                picture.code()
                        .flatMap(QrCode::of)
                        .<ShownCode>map(code -> new Drawn(code, false))
                        .orElseGet(() -> new Picture(picture));
        };
    }

    /** What cannot be unpacked counts as no picture, and one with too many pixels as too large. */
    private static String stem(Problem problem) {
        return switch (problem.key()) {
            case "picture.kind" -> "code.picture.kind";
            case "picture.pixels" -> "code.picture.large";
            default -> problem.key();
        };
    }
}
