package till.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Result;
import till.service.GatewaySetup;
import till.settings.Texts;

/** One run of a command: how to open the till, and where to answer. */
final class Run {
    private final TillOpener opener;
    private final Opening opening;
    private final Terminal terminal;
    private final Output output;
    private final Texts texts;
    private final Naming naming;
    private Acting acting = Acting.UNNAMED;

    Run(TillOpener opener, Opening opening, Naming naming, Terminal terminal, Output output) {
        this.opener = opener;
        this.opening = opening;
        this.naming = naming;
        this.terminal = terminal;
        this.output = output;
        this.texts = output.texts();
    }

    /** What is done with an opened till. */
    @FunctionalInterface
    interface Work {
        ExitCode with(OpenedTill till) throws Stopped;
    }

    /** For what everybody may do: opens the till, says in which mode, works, and closes it whatever happens. */
    ExitCode inOpenTill(Work work) throws Stopped, CannotOpen {
        try (var till = opener.open(opening)) {
            output.mode(till.mode());
            till.notices().forEach(notice -> output.warn(texts.text(notice)));
            remind(till.services().access(), till.mode());
            return work.with(till);
        }
    }

    /** As {@link #inOpenTill}, but only for whom may do this act; who may not is refused, and that is recorded. */
    ExitCode inTill(Act act, Work work) throws Stopped, CannotOpen {
        return inTill(act, "", work);
    }

    /** As above, for an act about a payment. */
    ExitCode inTill(Act act, String ref, Work work) throws Stopped, CannotOpen {
        return provenInTill(act, till -> {
            var refused = till.services().access().guard(acting, act, null, about(till, ref));
            if (refused.isPresent()) {
                throw new Stopped(ExitCode.REFUSED, refused.get());
            }
            return work.with(till);
        });
    }

    /** For acts that a service allows or refuses by itself: finds out who acts, and asks nothing more. */
    ExitCode provenInTill(Act act, Work work) throws Stopped, CannotOpen {
        try (var till = opener.open(opening)) {
            output.mode(till.mode());
            till.notices().forEach(notice -> output.warn(texts.text(notice)));
            var access = till.services().access();
            acting = orStopped(claim().proven(access, act));
            remind(access, till.mode());
            return work.with(till);
        }
    }

    /** To look whether a gateway is set up; whoever does more asks {@link #guardedSetup}. */
    GatewaySetup setup() throws CannotOpen {
        return opener.setup(opening);
    }

    /** The shop's own gateways without an open till, for whom may do this act; a refusal is recorded. */
    GatewaySetup guardedSetup(Act act) throws Stopped, CannotOpen {
        var setup = setup();
        var claim = claim();
        acting = orStopped(setup.allowed(act, access -> claim.proven(access, act)));
        if (acting.operator() == null) {
            output.progress("cli.unnamed." + Mode.LIVE);
        }
        return setup;
    }

    private Claim claim() throws Stopped {
        return Claim.read(naming, secrets());
    }

    private static Acting orStopped(Result<Acting> proven) throws Stopped {
        return switch (proven) {
            case Result.Done<Acting>(var who) -> who;
            case Result.Failed<Acting>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }

    private static @Nullable OrderNo about(OpenedTill till, String ref) {
        var text = ref.strip();
        var found =
                text.isEmpty() ? List.<Payment>of() : till.services().orders().named(text);
        return found.size() == 1 ? found.getFirst().orderNo() : null;
    }

    private void remind(Access access, Mode mode) {
        if (acting.operator() == null && access.unnamed()) {
            output.progress("cli.unnamed." + mode);
        }
    }

    /** As whom services are asked. */
    Acting acting() {
        return acting;
    }

    SecretLines secrets() {
        return new SecretLines(terminal, output);
    }

    TillOpener opener() {
        return opener;
    }

    Opening opening() {
        return opening;
    }

    Terminal terminal() {
        return terminal;
    }

    Output output() {
        return output;
    }

    Texts texts() {
        return texts;
    }
}
