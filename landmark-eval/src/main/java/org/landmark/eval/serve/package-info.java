/**
 * The web page and what stands below it: photos come in over HTTP from this machine alone, what models see on them goes back as JSON.
 * Nothing of a photo is kept. Needs Javalin on the class path, which those who build on this module do not get with it.
 */
package org.landmark.eval.serve;
