package till.gateway.qlink;

import org.jspecify.annotations.Nullable;
import till.gateway.http.KeptWords;
import tools.jackson.databind.JsonNode;

/** One object of an answer, the profile's own secrets masked. An empty text and none at all are the same. */
record QlinkRow(JsonNode object, KeptWords words) {
    /** A plain value as text; empty for none. */
    String text(String name) {
        var value = object.path(name);
        return value.isValueNode() && !value.isNull() ? words.masked(value.asString()) : "";
    }

    @Nullable
    String orNull(String name) {
        var text = text(name);
        return text.isBlank() ? null : text;
    }

    boolean isError() {
        return QlinkWords.isError(text("errorCode"));
    }

    /** The state as it came, and the gateway's own code where it gave one. */
    String word(String status) {
        return words.of(status + errorWord());
    }

    String errorWord() {
        var code = text("errorCode");
        return code.isBlank() ? "" : " errorCode " + code;
    }
}
