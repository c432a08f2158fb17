package till.archfixture.service;

/** A thread that nobody stops. */
final class OwnThread extends Thread {}
