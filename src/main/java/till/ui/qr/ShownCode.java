package till.ui.qr;

import java.io.IOException;
import java.util.Optional;
import till.domain.PayCode;
import till.ui.Outside;
import till.ui.kit.QrCode;

/** How a pay code comes before the customer. */
public sealed interface ShownCode {
    /** A code of our own drawing. @param link whether it is also a page to open */
    record Drawn(QrCode code, boolean link) implements ShownCode {}

    /** The gateway's own picture, where it could not be read and drawn again. */
    record Picture(byte[] bytes) implements ShownCode {}

    /** A form for the browser. */
    record Form(String html) implements ShownCode {}

    /** Text for somebody to copy. @param why the text key of what to say about it */
    record Raw(String text, String why) implements ShownCode {}

    /** The gateway said that nothing is to be shown. */
    record Nothing() implements ShownCode {}

    /** Works out how to show a code; may fetch a picture, so never on the FX thread. */
    static ShownCode of(PayCode code, Outside.Pictures pictures) {
        return switch (code.kind()) {
            case QR -> drawn(code.text(), false);
            case LINK -> drawn(code.text(), true);
            case QR_IMAGE -> picture(code.text(), pictures);
            case FORM -> new Form(code.text());
            case TEXT -> new Raw(code.text(), "code.raw.text");
            case APP -> new Raw(code.text(), "code.raw.app");
            case NONE -> new Nothing();
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

    private static ShownCode picture(String address, Outside.Pictures pictures) {
        byte[] bytes;
        try {
            bytes = pictures.fetch(address);
        } catch (IOException _) {
            return new Raw(address, "code.raw.noPicture");
        }
        Optional<ShownCode> redrawn = QrCode.read(bytes).flatMap(QrCode::of).map(code -> new Drawn(code, false));
        return redrawn.orElseGet(() -> new Picture(bytes));
    }
}
