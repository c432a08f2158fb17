package till.gateway.qlink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.gateway.MethodLists.Listed;
import till.gateway.Outcome;
import till.gateway.http.KeptWords;
import till.gateway.qlink.QlinkClient.Reply;
import tools.jackson.databind.JsonNode;

/**
 * The ways to pay: those the profile offers, and those the gateway lists. One is a pay type and a pay channel, written
 * {@code payTypeCode/payChannelCode}. May be shared between threads.
 */
final class QlinkMethods {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String QRIS = "QRIS";

    private final QlinkProfile profile;
    private final KeptWords words;

    QlinkMethods(QlinkProfile profile, KeptWords words) {
        this.profile = profile;
        this.words = words;
    }

    List<PaymentMethod> offered() {
        return profile.methods().stream()
                .map(code -> method(code, code.substring(code.indexOf('/') + 1)))
                .toList();
    }

    /** Types and channels come in one list; every type is tried with every channel of its provider. */
    Outcome<Listed> listed(Reply reply) {
        if (!(reply instanceof Reply.Payload(var node, var word))
                || !node.isArray()
                || !node.valueStream().allMatch(JsonNode::isObject)) {
            return new Outcome.Unknown<>(reply instanceof Reply.Payload ? "no list of ways to pay" : reply.word());
        }
        var rows = node.valueStream().map(row -> new QlinkRow(row, words)).toList();
        var methods = new ArrayList<PaymentMethod>();
        for (var type : ofType(rows, "PAY_TYPE", "code")) {
            for (var channel : ofType(rows, "PAY_CHANNEL", "code")) {
                if (sameProvider(type, channel)) {
                    methods.add(method(code(type.text("code"), channel), name(type) + " · " + name(channel)));
                }
            }
        }
        ofType(rows, "PAY", "channelCode").stream()
                .filter(this::isHere)
                .map(row -> method("PAY/" + row.text("channelCode"), row.text("channelCode")))
                .forEach(methods::add);
        var unique = methods.stream().distinct().toList();
        return new Outcome.Answered<>(new Listed(unique, words.of((unique.size() + " ways to pay " + word))));
    }

    private static List<QlinkRow> ofType(List<QlinkRow> rows, String type, String code) {
        return rows.stream()
                .filter(row -> row.text("type").equalsIgnoreCase(type))
                .filter(row -> CODE.matcher(row.text(code)).matches())
                .toList();
    }

    private static boolean sameProvider(QlinkRow type, QlinkRow channel) {
        var one = Optional.ofNullable(type.orNull("serviceProvider"));
        var other = Optional.ofNullable(channel.orNull("serviceProvider"));
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private boolean isHere(QlinkRow row) {
        return row.text("country").isBlank() || row.text("country").equalsIgnoreCase(profile.country());
    }

    private static String code(String type, QlinkRow channel) {
        return type + "/" + channel.text("code");
    }

    private String name(QlinkRow row) {
        var name = row.text("name");
        return words.of(name.isBlank() ? row.text("code") : name);
    }

    private PaymentMethod method(String code, String name) {
        var qris = code.substring(code.indexOf('/') + 1).equalsIgnoreCase(QRIS);
        var shown = code.startsWith("QR_") || qris;
        return new PaymentMethod(
                profile.profile().id(),
                code,
                qris ? Brand.QRIS : Brand.OTHER,
                shown ? Form.CODE : Form.PAGE,
                List.of(),
                qris && name.equalsIgnoreCase(QRIS) ? "" : name);
    }
}
