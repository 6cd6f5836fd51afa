package vn.tangthu.archive.shared;

/**
 * One run of a recurring job, held by the process that claimed it.
 *
 * @param run grows with every claim, so that a process that lost its run changes nothing any more
 */
public record JobRun(String job, long run) {}
