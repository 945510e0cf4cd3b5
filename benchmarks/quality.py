"""What the labels get right on authors never seen: cross-validated by author over the labelled notes."""

from careerlab.insights.train import report, train

if __name__ == "__main__":
    arrays, judged = train()
    report(judged, arrays["thresholds"])
