package till.simulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one simulated gateway answers while its port is open; everything about the line itself is the server's. */
interface GatewayFront {

    /** What the request asks for; empty for pages, pictures, wrong methods and unknown paths. No fault strikes those. */
    Optional<Operation> operation(HttpAsk ask);

    /**
     * Does what is asked, notes it as seen in the book, and answers.
     *
     * @param fault the fault that strikes this call and that only the gateway's own rules can act out, such as
     *     {@link Fault#WRONG_AMOUNT}; what happens to the finished answer on the line is the server's
     */
    HttpReply answer(Operation operation, HttpAsk ask, @Nullable Fault fault);

    /** What is answered to a request that asks for no operation. */
    HttpReply elsewhere(HttpAsk ask);

    /** The HTTP 500 of the framework the real gateway runs on; nothing was done. */
    HttpReply serverError(HttpAsk ask);

    Notifier notifier();
}
