using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>Collects what a host logs.</summary>
/// <param name="least">From which level on.</param>
public sealed class LoggedErrors(LogLevel least = LogLevel.Error) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _all = new();

    /// <summary>Category and message of each, oldest first.</summary>
    public IReadOnlyCollection<string> All => _all;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, least, _all);

    public void Dispose()
    {
        // nothing is held
    }

    private sealed class Logger(string category, LogLevel least, ConcurrentQueue<string> all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                all.Enqueue($"{category}: {formatter(state, exception)}");
            }
        }
    }
}
