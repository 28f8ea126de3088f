namespace OpsHub.Grains.Waits;

/// <summary>
/// Linear regression that learns one sample at a time: recursive least squares. Its first weights are what it believes before any sample,
/// and the ridge (an identity matrix as the first inverse covariance) is how hard that is to change.
/// </summary>
internal sealed class OnlineRidge
{
    /// <summary>One for each feature.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Inverse covariance, row by row.</summary>
    public required double[] Inverse { get; init; }

    /// <param name="first">Weights before any sample; their number is the number of features.</param>
    public static OnlineRidge From(double[] first)
    {
        var inverse = new double[first.Length * first.Length];
        for (var i = 0; i < first.Length; i++) inverse[(i * first.Length) + i] = 1;
        return new OnlineRidge { Weights = [.. first], Inverse = inverse };
    }

    public double Predict(double[] features)
    {
        var sum = 0d;
        for (var i = 0; i < features.Length; i++) sum += Weights[i] * features[i];
        return sum;
    }

    public void Learn(double[] features, double actual)
    {
        var n = features.Length;
        var direction = new double[n];
        var spread = 1d;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) direction[i] += Inverse[(i * n) + j] * features[j];
            spread += direction[i] * features[i];
        }
        var error = actual - Predict(features);
        for (var i = 0; i < n; i++)
        {
            Weights[i] += direction[i] / spread * error;
            for (var j = 0; j < n; j++) Inverse[(i * n) + j] -= direction[i] * direction[j] / spread;
        }
    }
}
