package till.domain;

import org.joda.money.Money;

/** The most a role may refund without anybody's approval. */
public record RefundLimit(Role role, Money most) {}
