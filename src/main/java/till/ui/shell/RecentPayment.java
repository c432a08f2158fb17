package till.ui.shell;

import till.domain.OrderNo;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentState;

/** One of the last payments, as the rail shows it. */
public record RecentPayment(OrderNo orderNo, String amount, String time, Brand brand, PaymentState state) {}
