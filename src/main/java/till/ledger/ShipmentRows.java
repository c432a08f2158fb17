package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Parcel;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;

/** Reads whole rows of shipments. */
final class ShipmentRows {
    private ShipmentRows() {}

    static Shipment shipment(ResultSet row) throws SQLException {
        var details = row.getString("details");
        return new Shipment(
                row.getString("id"),
                parcel(row),
                row.getString("gateway"),
                row.getString("till"),
                ShipmentState.valueOf(row.getString("state")),
                row.getInt("sendings"),
                change(row),
                details == null ? Map.of() : EventChain.texts(details),
                Sql.instant(row, "created_at"),
                Rows.by(row),
                Rows.watch(row));
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                new OrderNo(row.getString("order_no")),
                row.getString("carrier"),
                row.getString("tracking_no"),
                Objects.requireNonNull(Sql.maybeDay(row, "shipped_on")),
                Parcel.Direction.valueOf(row.getString("direction")),
                row.getString("tracking_url"));
    }

    private static @Nullable ShipmentChange change(ResultSet row) throws SQLException {
        var kind = row.getString("change_kind");
        return kind == null
                ? null
                : new ShipmentChange(
                        ShipmentChange.Kind.valueOf(kind),
                        row.getString("change_value"),
                        OperationState.valueOf(row.getString("change_state")));
    }
}
