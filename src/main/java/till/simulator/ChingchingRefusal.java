package till.simulator;

/** The gateway's error answer: a code other than 0, a text and no data; HTTP 401 for who is not let in, otherwise 200. */
final class ChingchingRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String text;

    private ChingchingRefusal(int status, int code, String text) {
        super(code + " " + text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    static ChingchingRefusal parameter(String wrong) {
        return new ChingchingRefusal(200, 40001, "invalid parameter: " + wrong);
    }

    static ChingchingRefusal key() {
        return new ChingchingRefusal(401, 40100, "invalid api key");
    }

    static ChingchingRefusal signature() {
        return new ChingchingRefusal(401, 40101, "invalid signature");
    }

    static ChingchingRefusal merchant() {
        return new ChingchingRefusal(200, 40300, "merchant not found");
    }

    static ChingchingRefusal notFound(String what) {
        return new ChingchingRefusal(200, 40400, what + " not found");
    }

    static ChingchingRefusal exists(String reference) {
        return new ChingchingRefusal(200, 40900, "merchant_reference " + reference + " already exists");
    }

    static ChingchingRefusal refund(String why) {
        return new ChingchingRefusal(200, 42200, why);
    }

    static ChingchingRefusal channel() {
        return new ChingchingRefusal(200, 50000, "channel error");
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
