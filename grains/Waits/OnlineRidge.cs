namespace OpsHub.Grains.Waits;

/// <summary>
/// Linear regression that learns one sample at a time: recursive least squares. Its first weights are what it believes before any sample,
/// and the ridge (an identity matrix as the first inverse covariance) is how hard that is to change.
/// </summary>
internal sealed class OnlineRidge
{
    private readonly double[] _weights;
    private readonly double[,] _inverse;

    /// <param name="first">Weights before any sample; their number is the number of features.</param>
    public OnlineRidge(double[] first)
    {
        _weights = [.. first];
        _inverse = new double[first.Length, first.Length];
        for (var i = 0; i < first.Length; i++) _inverse[i, i] = 1;
    }

    public double Predict(double[] features)
    {
        var sum = 0d;
        for (var i = 0; i < features.Length; i++) sum += _weights[i] * features[i];
        return sum;
    }

    public void Learn(double[] features, double actual)
    {
        var n = features.Length;
        var direction = new double[n];
        var spread = 1d;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) direction[i] += _inverse[i, j] * features[j];
            spread += direction[i] * features[i];
        }
        var error = actual - Predict(features);
        for (var i = 0; i < n; i++)
        {
            _weights[i] += direction[i] / spread * error;
            for (var j = 0; j < n; j++) _inverse[i, j] -= direction[i] * direction[j] / spread;
        }
    }
}
