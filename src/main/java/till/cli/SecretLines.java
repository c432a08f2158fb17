package till.cli;

import java.util.Arrays;
import till.domain.Secret;

/** PINs and codes, typed unseen where a person sits at the terminal, else a line of the standard input each. */
record SecretLines(Terminal terminal, Output output) {
    /** One that exists already. */
    Secret next(String question, String whose) throws Stopped {
        var typed = typed(question, whose);
        if (typed.isEmpty()) {
            throw Stopped.refused("cli.pin.missing", whose);
        }
        return typed;
    }

    /** A new PIN; a person who cannot see it types it twice. */
    Secret fresh(String whose) throws Stopped {
        var pin = next("cli.pin.askNew", whose);
        if (terminal.console() != null && !typed("cli.pin.askAgain", whose).equals(pin)) {
            throw Stopped.wrongUse("cli.pin.differ");
        }
        return pin;
    }

    /** What a database lets a user in by; empty where it asks for nothing. */
    Secret password(String user) throws Stopped {
        return typed("cli.ledger.askPassword", user);
    }

    /** What a backup was sealed with. */
    Secret passphrase() throws Stopped {
        var typed = typed("cli.passphrase.ask", "");
        if (typed.isEmpty()) {
            throw Stopped.refused("cli.passphrase.missing");
        }
        return typed;
    }

    /** What a backup is to be sealed with; a person who cannot see it types it twice. */
    Secret freshPassphrase() throws Stopped {
        var passphrase = passphrase();
        if (terminal.console() != null && !typed("cli.passphrase.askAgain", "").equals(passphrase)) {
            throw Stopped.wrongUse("cli.passphrase.differ");
        }
        return passphrase;
    }

    private Secret typed(String question, String whose) {
        var console = terminal.console();
        if (console == null) {
            if (terminal.interactive()) {
                output.progress(question, whose);
            }
            return new Secret(new Lines(terminal.in()).next());
        }
        var letters = console.readPassword("%s ", output.texts().text(question, whose));
        if (letters == null) {
            return new Secret("");
        }
        try {
            return new Secret(new String(letters).strip());
        } finally {
            Arrays.fill(letters, ' ');
        }
    }
}
