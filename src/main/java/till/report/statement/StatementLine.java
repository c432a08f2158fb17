package till.report.statement;

import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money as a statement tells it.
 *
 * @param row its line in the file, the first being 1
 * @param kind what moved
 * @param amount never negative; the kind says which way it went
 * @param fee what the gateway kept of it; null where the statement does not say
 * @param orderNo the till's number of the payment, as it stands there; empty where there is none
 * @param refundNo the till's number of the refund; empty where there is none
 * @param gatewayNo the gateway's number; empty where there is none
 * @param channelNo the wallet's number; empty where there is none
 * @param day the shop's business day it belongs to, or the date where no time is given
 */
public record StatementLine(
        long row,
        Kind kind,
        Money amount,
        @Nullable Money fee,
        String orderNo,
        String refundNo,
        String gatewayNo,
        String channelNo,
        LocalDate day) {
    /** What a line tells of. */
    public enum Kind {
        PAYMENT,
        REFUND,
        /** Something the gateway charges for by itself, of no payment. */
        FEE
    }
}
