package till.simulated;

import java.util.List;
import java.util.Optional;
import till.gateway.Gateway;
import till.service.ChargeRequest;
import till.service.Notices;

/** A gateway with its own book, and the customers before it. */
interface SimulatedGateway {
    String id();

    /** What a process of a till talks to it with. */
    Gateway connected();

    /** Whether it can be asked about refunds. */
    boolean answersForRefunds();

    /** Everything in its book, oldest first. */
    List<Booked> book();

    ChargeRequest charge(Dice dice, String sale, boolean again);

    /** A customer, the gateway itself or its back office does something. */
    void act(Dice dice);

    /** Something it posts to the till, or somebody in its name. */
    Optional<Notices.Post> post(Dice dice);

    /** What it posts about money that its queries do not show. */
    List<Notices.Post> postsOfHiddenMoney();

    /** What is under way goes on: refunds end, orders run out of time. */
    void goOn();
}
