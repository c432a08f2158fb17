package till.archfixture.cli;

import javafx.scene.Node;
import till.archfixture.gateway.gnete.GnetePeek;

/** A command that names a gateway and draws. */
interface CommandBesideTheServices {
    Node draw(GnetePeek gateway);
}
