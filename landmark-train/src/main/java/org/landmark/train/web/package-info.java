/**
 * The Landmarks page: a module of Deeplearning4j's UI server that reads run folders, those of trainings that go on as those of old ones,
 * and nothing else; the page's own files lie among the resources. It takes no word from a run or a request on trust: names are looked
 * up, not resolved, and what can't be read is said in a line.
 */
package org.landmark.train.web;
