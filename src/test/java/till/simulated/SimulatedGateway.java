package till.simulated;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import till.domain.RefundTerms;
import till.gateway.Gateway;
import till.gateway.Shipments;
import till.service.ChargeRequest;
import till.service.Notices;

/** A gateway with its own book, and the customers before it. */
interface SimulatedGateway {
    String id();

    /** What a process of a till talks to it with, by its own clock. */
    Gateway connected(InstantSource clock);

    /** After which nothing of a call is under way any more. */
    Duration longestCall();

    /** Whether it can be asked about refunds. */
    boolean answersForRefunds();

    /** Until when and how often it takes refunds of a payment. */
    RefundTerms terms();

    /** Everything in its book, oldest first. */
    List<Booked> book();

    ChargeRequest charge(Dice dice, String sale, boolean again);

    /** The parcels it knows, with what it says of each. */
    default Map<String, Shipments.ParcelStatus> parcels() {
        return Map.of();
    }

    /** A customer, the gateway itself or its back office does something. */
    void act(Dice dice);

    /** Something it posts to the till, or somebody in its name. */
    Optional<Notices.Post> post(Dice dice);

    /** What it posts about money that its queries do not show. */
    List<Notices.Post> postsOfHiddenMoney();

    /** What is under way goes on: refunds end, orders run out of time. */
    void goOn();
}
