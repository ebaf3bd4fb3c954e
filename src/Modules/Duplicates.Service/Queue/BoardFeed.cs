using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Queue;

/// <summary>
/// Feeds the boards of this host. However many boards of an office listen, one loop asks the database twice a second while any does, and tells all of
/// them what has changed; a call made on another host is seen as soon as one made here.
/// </summary>
internal sealed class BoardFeed(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>Boards that one host feeds; whoever comes after asks from time to time.</summary>
    public const int MostBoards = 500;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<string, Hall> _halls = new(StringComparer.Ordinal);
    private int _boards;

    /// <summary>Whether another board can be fed.</summary>
    public bool HasRoom => Volatile.Read(ref _boards) < MostBoards;

    /// <summary>What a board shows, now and whenever it changes, until the board goes.</summary>
    public async IAsyncEnumerable<BoardView> ListenAsync(string officeId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // the newest view is enough for a board that is slow
        var channel = Channel.CreateBounded<BoardView>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        Interlocked.Increment(ref _boards);
        var hall = Join(officeId, channel);
        try
        {
            await foreach (var view in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return view;
            }
        }
        finally
        {
            hall.Leave(channel);
            Interlocked.Decrement(ref _boards);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var hall in _halls.Values)
        {
            hall.Dispose();
        }
    }

    private Hall Join(string officeId, Channel<BoardView> board)
    {
        while (true)
        {
            var hall = _halls.GetOrAdd(officeId, id => new(scopes, id, ended => _halls.TryRemove(KeyValuePair.Create(id, ended))));
            if (hall.TryJoin(board))
            {
                return hall;
            }
        }
    }

    /// <summary>The boards of one office on this host, and the loop that looks for them.</summary>
    private sealed class Hall(IServiceScopeFactory scopes, string officeId, Action<Hall> ended) : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly List<Channel<BoardView>> _boards = [];
        private readonly CancellationTokenSource _stop = new();
        private BoardView? _last;
        private bool _isOver;

        public bool TryJoin(Channel<BoardView> board)
        {
            lock (_lock)
            {
                if (_isOver)
                {
                    return false;
                }

                _boards.Add(board);
                if (_last is { } last)
                {
                    board.Writer.TryWrite(last);
                }

                if (_boards.Count == 1)
                {
                    _ = LoopAsync();
                }

                return true;
            }
        }

        public void Leave(Channel<BoardView> board)
        {
            lock (_lock)
            {
                _boards.Remove(board);
                _isOver = _boards.Count == 0;
            }

            if (_isOver)
            {
                _stop.Cancel();
                ended(this);
            }
        }

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
        }

        private async Task LoopAsync()
        {
            await Task.Yield();
            using var timer = new PeriodicTimer(LookEvery);
            try
            {
                do
                {
                    await LookAsync();
                }
                while (await timer.WaitForNextTickAsync(_stop.Token));
            }
            catch (OperationCanceledException)
            {
                // the last board has gone
            }
        }

        private async Task LookAsync()
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var view = await scope.ServiceProvider.GetRequiredService<BoardReader>().ReadAsync(officeId, _stop.Token);
                if (_last is { } last && last.Waiting == view.Waiting && last.Calls.SequenceEqual(view.Calls))
                {
                    return;
                }

                lock (_lock)
                {
                    _last = view;
                    _boards.ForEach(board => board.Writer.TryWrite(view));
                }
            }
            catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException)
            {
                // a database that is gone for a moment: the boards keep what they show, and the next look finds it again
            }
        }
    }
}
