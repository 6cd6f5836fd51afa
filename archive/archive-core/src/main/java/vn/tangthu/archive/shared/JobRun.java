package vn.tangthu.archive.shared;

/**
 * One run of a recurring job, held by the process that claimed it.
 *
 * @param run grows with every claim, so that a process that lost its run changes nothing any more
 * @param reached where an earlier run had come to that did not end, in the job's own words; empty to begin at the start
 */
public record JobRun(String job, long run, String reached) {}
