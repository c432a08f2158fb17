package till.simulator;

/** The gateway's error: the message of the document's common answer and a code of this simulator's own. */
final class QlinkRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String text;

    QlinkRefusal(String code, String text) {
        super(code + " " + text, null, false, false);
        this.code = code;
        this.text = text;
    }

    static QlinkRefusal parameter(String name) {
        return new QlinkRefusal("PARAM_ERROR", "参数错误: " + name);
    }

    static QlinkRefusal missing(String name) {
        return new QlinkRefusal("PARAM_ERROR", "参数不能为空: " + name);
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
