package till.domain;

/** What an operator is at the shop; what each may do is in the rights of {@code till.access}. */
public enum Role {
    /** Takes payments. */
    CASHIER,
    /** Takes payments, gives money back, settles what is in doubt, approves what a cashier may not do alone. */
    MANAGER,
    /** Reads and exports the books; moves no money. */
    ACCOUNTANT,
    /** May do everything, and sets up gateways and people. */
    OWNER
}
