package till.report.statement;

import java.time.ZoneId;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/**
 * How one gateway's statements are laid out.
 *
 * @param headings which heading each column has; columns that are not among them are recognised by their headings
 * @param minor whether amounts stand there in minor units (cents), as they do in some gateways' interfaces
 * @param zone of times that name none
 * @param currency of rows that name none
 */
public record StatementLayout(
        Map<StatementColumn, String> headings, boolean minor, ZoneId zone, CurrencyUnit currency) {
    public StatementLayout {
        headings = Map.copyOf(headings);
    }
}
