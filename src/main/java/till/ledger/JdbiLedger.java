package till.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ledger in SQL, on H2 and PostgreSQL alike. May be shared between threads. */
final class JdbiLedger implements Ledger {
    private final Transactions transactions;
    private final Payments payments;
    private final Refunds refunds;
    private final Shipments shipments;
    private final Operations operations;
    private final AttentionList attention;
    private final History history;
    private final Movements movements;
    private final Figures figures;
    private final Extracts extracts;
    private final Teachings teachings;
    private final People people;
    private final Items items;
    private final UnpaidOrders unpaidOrders;
    private final Shifts shifts;
    private final ZReports zReports;
    private final Reconciliations reconciliations;
    private final Gaps gaps;
    private final Years years;
    private final Tills tills;
    private final @Nullable News news;
    private final Agreements agreements;
    private final SharedSettings sharedSettings;

    JdbiLedger(Transactions transactions) {
        this(transactions, null);
    }

    /** @param news from other tills; null where there are none to be heard */
    JdbiLedger(Transactions transactions, @Nullable News news) {
        this.news = news;
        this.transactions = transactions;
        this.payments = new JdbiPayments(transactions);
        this.refunds = new JdbiRefunds(transactions);
        this.shipments = new JdbiShipments(transactions);
        this.operations = new JdbiOperations(transactions);
        this.attention = new JdbiAttention(transactions);
        this.history = new JdbiHistory(transactions);
        this.movements = new JdbiMovements(transactions);
        this.figures = new JdbiFigures(transactions);
        this.extracts = new JdbiExtracts(transactions);
        this.teachings = new JdbiTeachings(transactions);
        this.people = new JdbiPeople(transactions);
        this.items = new JdbiItems(transactions);
        this.unpaidOrders = new JdbiUnpaidOrders(transactions);
        this.shifts = new JdbiShifts(transactions);
        this.zReports = new JdbiZReports(transactions);
        this.reconciliations = new JdbiReconciliations(transactions);
        this.gaps = new JdbiGaps(transactions);
        this.years = new JdbiYears(transactions);
        this.tills = new JdbiTills(transactions);
        this.agreements = new JdbiAgreements(transactions);
        this.sharedSettings = new JdbiSharedSettings(transactions);
    }

    /** As {@link Transactions#leavingOthers}. */
    JdbiLedger leavingOthers(Duration grace) {
        transactions.leavingOthers(grace);
        return this;
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Refunds refunds() {
        return refunds;
    }

    @Override
    public Shipments shipments() {
        return shipments;
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public AttentionList attention() {
        return attention;
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Movements movements() {
        return movements;
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    public Extracts extracts() {
        return extracts;
    }

    @Override
    public Teachings teachings() {
        return teachings;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public UnpaidOrders unpaidOrders() {
        return unpaidOrders;
    }

    @Override
    public Shifts shifts() {
        return shifts;
    }

    @Override
    public ZReports zReports() {
        return zReports;
    }

    @Override
    public Reconciliations reconciliations() {
        return reconciliations;
    }

    @Override
    public Gaps gaps() {
        return gaps;
    }

    @Override
    public Years years() {
        return years;
    }

    @Override
    public Tills tills() {
        return tills;
    }

    @Override
    public Agreements agreements() {
        return agreements;
    }

    @Override
    public SharedSettings sharedSettings() {
        return sharedSettings;
    }

    @Override
    public boolean isAway() {
        return transactions.isAway();
    }

    @Override
    public FirstDue firstDue(Instant now, Instant until) {
        return Watching.first(transactions, now, until);
    }

    @Override
    public Word awaitNews(Duration most) {
        return news == null ? Word.NONE : news.await(most);
    }

    @Override
    public void close() {
        transactions.close();
        if (news != null) {
            news.close();
        }
    }
}
