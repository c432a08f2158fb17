package till.simulator;

import java.util.List;

/** What a channel gives the payer; each value names training, so that no wallet can take it for money. */
final class QlinkPayData {

    static final List<String> TYPES = List.of("ONLINE", "QR_CODE_PAYMENT");
    static final List<String> CHANNELS = List.of("QRIS", "DANA", "BCA");

    private final QlinkAction action;
    private final String host;

    QlinkPayData(QlinkAction action, String host) {
        this.action = action;
        this.host = host;
    }

    String of(SimulatedOrder order) {
        var kind = action == QlinkAction.BY_CHANNEL ? byChannel(order.text("channel")) : action;
        return switch (kind) {
            case LINK -> host + "/cashier/" + order.id();
            case ACCOUNT_NUMBER -> "8808" + order.id().substring(order.id().length() - 12);
            case BY_CHANNEL, QR_TEXT -> qrText(order.id());
        };
    }

    private static QlinkAction byChannel(String channel) {
        return switch (channel) {
            case "DANA" -> QlinkAction.LINK;
            case "BCA" -> QlinkAction.ACCOUNT_NUMBER;
            default -> QlinkAction.QR_TEXT;
        };
    }

    /** An EMVCo merchant code: format, dynamic, a private template, name, city, bill number, checksum. */
    private static String qrText(String id) {
        var text = field("00", "01")
                + field("01", "12")
                + field("26", field("00", "TRAINING"))
                + field("52", "5999")
                + field("58", "ID")
                + field("59", "TRAINING")
                + field("60", "TRAINING")
                + field("62", field("01", id))
                + "6304";
        return text + "%04X".formatted(crc(text));
    }

    private static String field(String id, String value) {
        return id + "%02d".formatted(value.length()) + value;
    }

    private static int crc(String text) {
        var crc = 0xFFFF;
        for (var at = 0; at < text.length(); at++) {
            crc ^= text.charAt(at) << 8;
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
