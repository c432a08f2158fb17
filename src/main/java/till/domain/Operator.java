package till.domain;

/**
 * A person who works at the till.
 *
 * @param id short and unchangeable, as typed on the command line
 * @param name as shown to colleagues
 * @param active whether this person may sign in and approve
 */
public record Operator(String id, String name, Role role, boolean active) {}
