package till.service;

/**
 * A shipment as somebody typed it or a file has it.
 *
 * @param order any number of the order
 * @param date as 2026-11-21, 21/11/2026 or 21.11.2026; empty for today
 * @param direction forward or return; empty for forward
 */
public record ParcelText(
        String order, String carrier, String trackingNo, String date, String direction, String trackingUrl) {
    public ParcelText {
        order = order.strip();
        carrier = carrier.strip();
        trackingNo = trackingNo.replaceAll("\\s", "");
        date = date.strip();
        direction = direction.strip();
        trackingUrl = trackingUrl.strip();
    }
}
